import { succeed } from '../../contract/result.ts';
import type { LibraryQuery } from '../handler.ts';

export const readLibraryStatus: LibraryQuery<'library.status'> = ({ stores, protection, appVersion }) =>
  succeed({ version: appVersion, protection, ...stores.documents.totals(), seq: stores.meta.read().seq });
