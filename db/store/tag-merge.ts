import type { Database } from 'better-sqlite3';
import type { TagId } from '../contract/ids.ts';
import type { TagMergePlan } from '../contract/tags.ts';
import { CARRIER_COLUMNS, CARRIER_TABLES, type CarrierTable } from './tag-filter.ts';

/** A tag that ends and the one it is merged into, by row ids. */
export interface MergePair {
  readonly origin: number;
  readonly target: number;
}

/** What a merge makes of the two tags' words; a caller that has bounds looks here first. */
export interface MergedWords {
  readonly longestDescription: number;
  readonly mostAliases: number;
}

interface Pairs {
  readonly pairs: string;
}

interface NoteReference {
  readonly originId: TagId;
  readonly targetId: TagId;
}

/** Two blank lines' worth between what the two tags said of themselves. */
const BETWEEN_DESCRIPTIONS = 'char(10, 10)';

const PAIR = `pair (origin, target) AS MATERIALIZED (
  SELECT json_extract(value, '$.origin'), json_extract(value, '$.target') FROM json_each(@pairs)
)`;
const ORIGINS = '(SELECT origin FROM pair)';
/** Children that have no counterpart of the same name; those in the trash always go with the others. */
const MOVED = `SELECT tag.id, pair.target FROM pair JOIN tag ON tag.parent_id = pair.origin
  WHERE tag.id NOT IN ${ORIGINS}`;
/** Pairs in which the tag that ends has something to say that the other does not. */
const TELLING = `SELECT pair.target AS id, target.description AS said, origin.description AS added
  FROM pair JOIN tag AS origin ON origin.id = pair.origin JOIN tag AS target ON target.id = pair.target
  WHERE origin.description <> '' AND instr(target.description, origin.description) = 0`;
/** Notes that are about a tag that ends, or link to it. */
const NOTES = `SELECT note.id FROM pair JOIN tag ON tag.id = pair.origin
    JOIN note ON note.about_kind = 'tag' AND note.about_id = tag.public_id
  UNION
  SELECT note_link.note_id FROM pair JOIN tag ON tag.id = pair.origin
    JOIN note_link ON note_link.target_kind = 'tag' AND note_link.target_id = tag.public_id`;
/** The aliases the other tags get: what is neither their name nor an alias they have. */
const NEW_ALIASES = `SELECT word.target, word.alias_key, word.alias FROM (
    SELECT pair.target, tag.name_key AS alias_key, tag.name AS alias FROM pair JOIN tag ON tag.id = pair.origin
    UNION ALL
    SELECT pair.target, tag_alias.alias_key, tag_alias.alias FROM pair JOIN tag_alias ON tag_alias.tag_id = pair.origin
  ) AS word
  JOIN tag AS target ON target.id = word.target AND target.name_key <> word.alias_key
  WHERE NOT EXISTS (
    SELECT 1 FROM tag_alias WHERE tag_alias.tag_id = word.target AND tag_alias.alias_key = word.alias_key
  )
  GROUP BY word.target, word.alias_key`;

/** Merging one tag into another, with the tags below it. The same pairs serve for saying what will change and for it. */
export function openTagMerge(database: Database) {
  const selectPairs = database.prepare<[MergePair], MergePair>(
    `WITH RECURSIVE pair (origin, target) AS (
       SELECT @origin, @target
       UNION
       SELECT child.id, namesake.id FROM pair
       JOIN tag AS child ON coalesce(child.parent_id, 0) = pair.origin AND child.trashed_at IS NULL
       JOIN tag AS namesake ON coalesce(namesake.parent_id, 0) = pair.target AND namesake.name_key = child.name_key
         AND namesake.trashed_at IS NULL AND namesake.id <> @origin
     )
     SELECT origin, target FROM pair`,
  );
  const countPlan = preparePlan(database);
  const selectWords = database.prepare<[Pairs], MergedWords>(
    `WITH ${PAIR}
     SELECT
       (SELECT coalesce(max(length(said) + length(added)), 0) + 2 FROM (${TELLING})) AS longestDescription,
       (SELECT coalesce(max(aliases), 0) FROM (
          SELECT count(*) + (SELECT count(*) FROM tag_alias WHERE tag_alias.tag_id = fresh.target) AS aliases
          FROM (${NEW_ALIASES}) AS fresh GROUP BY fresh.target)) AS mostAliases`,
  );
  const steps = prepareSteps(database);
  const bind = (pairs: readonly MergePair[]): Pairs => ({ pairs: JSON.stringify(pairs) });

  return {
    /**
     * The two tags, and below them every two of the same name: those are merged too, all others only move. `origin` may
     * be a child of `target` or lie deeper below it, not the other way round.
     */
    pairs: (pair: MergePair): readonly MergePair[] => selectPairs.all(pair),
    plan: (pairs: readonly MergePair[]): TagMergePlan => countPlan(bind(pairs)),
    words: (pairs: readonly MergePair[]): MergedWords =>
      selectWords.get(bind(pairs)) ?? { longestDescription: 0, mostAliases: 0 },
    run: (pairs: readonly MergePair[]): void => steps(bind(pairs)),
  };
}

/** How many records that are not hidden carry a tag that ends. */
function carried(table: CarrierTable, hidden: string): string {
  return `(SELECT count(DISTINCT ${CARRIER_COLUMNS[table]}) FROM ${table}
    WHERE tag_id IN ${ORIGINS} AND ${CARRIER_COLUMNS[table]} NOT IN (${hidden}))`;
}

/** The records that carry a tag that ends, hidden or not. */
function carriers(table: CarrierTable): string {
  return `SELECT ${CARRIER_COLUMNS[table]} FROM ${table} WHERE tag_id IN ${ORIGINS}`;
}

function preparePlan(database: Database) {
  // As the undo log counts: each record once, whatever changes of it.
  const records = [
    `SELECT DISTINCT * FROM (${carriers('document_tag')})`,
    `SELECT DISTINCT * FROM (${carriers('highlight_tag')})`,
    `${carriers('note_tag')} UNION ${NOTES}`,
    `SELECT origin FROM pair UNION SELECT id FROM (${MOVED}) UNION SELECT id FROM (${TELLING})
       UNION SELECT target FROM (${NEW_ALIASES})`,
  ].map((changed) => `(SELECT count(*) FROM (${changed}))`);
  const select = database.prepare<[Pairs], TagMergePlan>(
    `WITH ${PAIR}
     SELECT
       ${carried('document_tag', 'SELECT document_state.document_id FROM document_state')} AS documents,
       ${carried(
         'highlight_tag',
         `SELECT highlight.id FROM document_state JOIN anchor ON anchor.document_id = document_state.document_id
          JOIN highlight ON highlight.anchor_id = anchor.id`,
       )} AS highlights,
       ${carried('note_tag', 'SELECT note.id FROM note WHERE note.trashed_at IS NOT NULL')} AS notes,
       (SELECT count(*) FROM tag WHERE tag.parent_id = json_extract(@pairs, '$[0].origin') AND tag.trashed_at IS NULL)
         AS children,
       ${records.join(' + ')} AS records`,
  );
  const nothing: TagMergePlan = { documents: 0, highlights: 0, notes: 0, children: 0, records: 0 };
  return (pairs: Pairs): TagMergePlan => select.get(pairs) ?? nothing;
}

/** In an order that no name stands in the way of another: what ends is gone before anything takes its place. */
function prepareSteps(database: Database): (pairs: Pairs) => void {
  const run = (sql: string) => database.prepare<[Pairs]>(`WITH ${PAIR} ${sql}`);
  const retag = CARRIER_TABLES.flatMap((table) => {
    const column = CARRIER_COLUMNS[table];
    return [
      run(`INSERT INTO ${table} (${column}, tag_id)
        SELECT had.${column}, pair.target FROM pair JOIN ${table} AS had ON had.tag_id = pair.origin
        WHERE true ON CONFLICT DO NOTHING`),
      run(`DELETE FROM ${table} WHERE tag_id IN ${ORIGINS}`),
    ];
  });
  const renote = prepareNotes(database);
  const words = [
    run(`INSERT INTO tag_alias (tag_id, alias_key, alias) ${NEW_ALIASES}`),
    run(`UPDATE tag SET description =
          iif(telling.said = '', telling.added, telling.said || ${BETWEEN_DESCRIPTIONS} || telling.added)
        FROM (${TELLING}) AS telling WHERE tag.id = telling.id`),
    run(`DELETE FROM tag_alias WHERE tag_id IN ${ORIGINS}`),
  ];
  const selectMoved = database.prepare<[Pairs], MergePair>(
    `WITH ${PAIR}, moved (origin, target) AS (${MOVED}) SELECT origin, target FROM moved`,
  );
  const end = run(`DELETE FROM tag WHERE id IN ${ORIGINS}`);
  const move = run(`UPDATE tag SET parent_id = pair.target FROM pair WHERE tag.id = pair.origin`);
  return (pairs) => {
    for (const statement of retag) statement.run(pairs);
    renote(pairs);
    for (const statement of words) statement.run(pairs);
    const moved = selectMoved.all(pairs);
    end.run(pairs);
    move.run({ pairs: JSON.stringify(moved) });
  };
}

/**
 * Notes on a tag that ends are on the other from then on, and a link in a note leads there. Ids are all of one length,
 * so that nothing else in the note moves; its version is raised, so that an editor that holds it open notices.
 */
function prepareNotes(database: Database): (pairs: Pairs) => void {
  const selectReferences = database.prepare<[Pairs], NoteReference>(
    `WITH ${PAIR}
     SELECT origin.public_id AS originId, target.public_id AS targetId
     FROM pair JOIN tag AS origin ON origin.id = pair.origin JOIN tag AS target ON target.id = pair.target
     WHERE EXISTS (SELECT 1 FROM note_link WHERE target_kind = 'tag' AND target_id = origin.public_id)
       OR EXISTS (SELECT 1 FROM note WHERE about_kind = 'tag' AND about_id = origin.public_id)`,
  );
  const updateNotes = database.prepare<[NoteReference]>(
    `UPDATE note SET version = version + 1, body = replace(body, '[[tag:' || @originId, '[[tag:' || @targetId),
       about_id = iif(about_kind = 'tag' AND about_id = @originId, @targetId, about_id)
     WHERE (about_kind = 'tag' AND about_id = @originId)
       OR id IN (SELECT note_id FROM note_link WHERE target_kind = 'tag' AND target_id = @originId)`,
  );
  const updateLinks = database.prepare<[NoteReference]>(
    `UPDATE note_link SET target_id = @targetId WHERE target_kind = 'tag' AND target_id = @originId`,
  );
  return (pairs) => {
    for (const reference of selectReferences.all(pairs)) {
      updateNotes.run(reference);
      updateLinks.run(reference);
    }
  };
}
