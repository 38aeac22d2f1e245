import { evidence } from '../api';
import type { Evidence, ScanNote } from '../api/types';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';

/** As many as a scan keeps. */
const MOST = 200;

/** What a scan could not read or found odd, where it is told; nothing for evidence that is no scan. */
export function ScanNotes({ notes }: { notes: ScanNote[] | undefined }) {
  if (notes === undefined) return null;
  if (notes.length === 0) return <p>{t.scanNotes.none}</p>;
  return (
    <>
      <p class="fine">{notes.length >= MOST ? t.scanNotes.most(MOST) : t.scanNotes.count(notes.length)}</p>
      <ul class="rows" aria-label={t.scanNotes.heading}>
        {notes.map((note, n) => (
          <li key={n}>
            <div>
              <code class="path">{note.path}{note.line != null && `:${note.line}`}</code>
              {note.text !== '' && <p class="path">{note.text}</p>}
              <p class="fine">{note.rule}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The notes of the scan that an evidence is of, as a panel. */
export function ScanNotesPanel({ org, project, id }: { org: string; project: string; id: string }) {
  const record = useResource<Evidence>(`evidence:${org}/${project}/${id}`, async (signal) => (await evidence.get(org, project, id, signal)).data);
  return (
    <section class="panel" aria-labelledby="scan-notes">
      <h2 id="scan-notes">{t.scanNotes.heading}</h2>
      <Loaded resource={record}>{(data) => <ScanNotes notes={data.notes ?? []} />}</Loaded>
    </section>
  );
}
