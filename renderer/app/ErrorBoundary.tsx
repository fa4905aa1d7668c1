import { Component, type ReactNode } from 'react';
import { LanguageContext } from '../strings/language-context.tsx';
import { Button } from '../ui/Button.tsx';
import { PlainPage } from './ErrorScreen.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Catches a defect of the interface itself and offers to start again; everything saved is in the core. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  static override contextType = LanguageContext;
  declare context: React.ContextType<typeof LanguageContext>;
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const { errors } = this.context.strings;
    return (
      <PlainPage title={errors.unexpectedTitle} text={errors.unexpectedText}>
        <div>
          <Button look="primary" onPress={() => window.location.assign('/')}>
            {errors.startAgain}
          </Button>
        </div>
      </PlainPage>
    );
  }
}
