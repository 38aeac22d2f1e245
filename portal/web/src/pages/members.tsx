import { useState } from 'preact/hooks';
import { allPages, me, members, people } from '../api';
import type { Member, Organisation, Person, Role } from '../api/types';
import { Link, navigate } from '../router/location';
import { to } from '../router/routes';
import { hasDraft, useDraft } from '../state/draft';
import { includes, useOrganisation } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Ago, DataAge, Loaded, PageHead, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm, type Version } from '../ui/versioned';

const ROLES = Object.keys(t.roles) as Role[];

/** The roles that somebody of this role may give. */
function given(by: Role): { value: string; label: string }[] {
  return ROLES.filter((role) => includes(by, role)).map((role) => ({ value: role, label: t.members.roleOption(t.roles[role], t.members.roleTexts[role]) }));
}

/** Who belongs to the organisation, and as what. */
export function MembersPage({ org }: { org: string }) {
  const here = useOrganisation();
  const list = useResource(`members:${org}`, (signal) => allPages((cursor) => members.list(org, { cursor, limit: 100, signal })));
  const reach = useResource(`people:${org}`, (signal) => allPages((cursor) => people.list(org, { cursor, limit: 100, signal })));
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  const [adding, setAdding] = useState(() => hasDraft(`member:${org}`));
  const [editing, setEditing] = useState<Member | null>(null);
  const [removing, setRemoving] = useState<Member | null>(null);
  const role = here?.data?.role ?? 'viewer';
  const subject = self.data?.subject;
  const reload = () => {
    list.reload();
    here?.reload();
  };
  return (
    <>
      <PageHead
        title={t.members.heading} lead={t.members.lead}
        actions={includes(role, 'admin') ? <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>{t.members.add}</Button> : undefined}
      />
      <Loaded resource={list}>
        {({ items }) => <MemberTable org={org} items={items} reach={reach.data?.items} role={role} self={subject} onEdit={setEditing} onRemove={setRemoving} />}
      </Loaded>
      <DataAge resource={list} />
      {adding && <AddMember org={org} role={role} onClose={() => setAdding(false)} onAdded={() => { setAdding(false); reload(); }} />}
      {editing !== null && <EditMember org={org} role={role} member={editing} onClose={() => setEditing(null)} onSaved={() => { setEditing(null); reload(); }} />}
      {removing !== null && (
        <Confirm
          title={removing.subject === subject ? t.members.leaveAsk(here?.data?.name ?? org) : t.members.removeAsk(removing.name)}
          detail={removing.subject === subject ? t.members.leaveDetail : t.members.removeDetail}
          verb={removing.subject === subject ? t.members.leave : t.members.remove} onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await members.remove(org, (await members.get(org, removing.id)).data);
            if (removing.subject === subject) navigate(to.organisations(), { replace: true });
            else reload();
          }}
        />
      )}
    </>
  );
}

/** By what somebody can be paged; nothing where that is not known, as of somebody who was added a moment ago. */
function Reach({ person }: { person: Person | undefined }) {
  if (person === undefined) return null;
  return <>{person.reachable ? t.contacts.reachable(person.kinds.map((kind) => t.contacts.kinds[kind]).join(', ')) : t.contacts.unreachable}</>;
}

function MemberTable({ org, items, reach, role, self, onEdit, onRemove }: {
  org: string; items: Member[]; reach: Person[] | undefined; role: Organisation['role']; self: string | undefined; onEdit: (member: Member) => void; onRemove: (member: Member) => void;
}) {
  const columns = t.members.columns;
  return (
    <table class="table table-stack">
      <caption class="visually-hidden">{t.members.caption}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{name === 'action' ? <span class="visually-hidden">{label}</span> : label}</th>)}</tr></thead>
      <tbody>
        {items.map((member) => {
          const own = member.subject === self;
          const manages = includes(role, 'admin') && includes(role, member.role);
          return (
            <tr key={member.id}>
              <th scope="row"><span class="path">{member.name}</span>{own && <span class="tag tag-after">{t.members.you}</span>}<span class="fine"><code class="path">{member.subject}</code></span></th>
              <td data-label={columns.role}>{t.roles[member.role]}</td>
              <td data-label={columns.may}><span class="fine">{t.members.roleTexts[member.role]}</span></td>
              <td data-label={columns.reach}>
                <Reach person={reach?.find(({ person }) => person === member.subject)} />
                {own && <span class="fine"><Link href={to.contacts(org)}>{t.contacts.mine}</Link></span>}
              </td>
              <td data-label={columns.added}><Ago at={member.addedAt} /></td>
              <td class="cell-action">
                <span class="cell-buttons">
                  {manages && <Button small label={t.members.editOf(member.name)} onClick={() => onEdit(member)}>{t.members.edit}</Button>}
                  {(manages || own) && (
                    <Button small label={own ? t.members.leave : t.members.removeOf(member.name)} onClick={() => onRemove(member)}>{own ? t.members.leave : t.members.remove}</Button>
                  )}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface NewFields { subject: string; name: string; role: string }
const POINTERS = ['/subject', '/name', '/role'];
const needed = (text: string) => (text.trim() === '' ? t.form.required : undefined);

function AddMember({ org, role, onClose, onAdded }: { org: string; role: Role; onClose: () => void; onAdded: () => void }) {
  const { values, set, clear, restored } = useDraft<NewFields>(`member:${org}`, () => ({ subject: '', name: '', role: 'editor' }));
  const form = useForm(values, ({ subject, name }) => ({ '/subject': needed(subject), '/name': needed(name) }), async (key) => {
    await members.add(org, { subject: values.subject.trim(), name: values.name.trim(), role: values.role as Role }, key);
    clear();
    onAdded();
  });
  const giveUp = () => {
    clear();
    onClose();
  };
  return (
    <Dialog title={t.members.add} onClose={giveUp}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <TextField label={t.members.name} maxLength={100} value={values.name} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <TextField label={t.members.subject} hint={t.members.subjectHint} mono maxLength={255} value={values.subject} onInput={(subject) => set({ subject })} error={form.fieldError('/subject')} />
        <SelectField label={t.members.role} value={values.role} options={given(role)} onChange={(next) => set({ role: next })} error={form.fieldError('/role')} />
        <div class="dialog-actions">
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.members.submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}

type MemberFields = { name: string; role: string };

const versionOf = ({ name, role, version }: Member): Version<MemberFields> => ({ fields: { name, role }, etag: `"${version}"` });

function EditMember({ org, role, member, onClose, onSaved }: { org: string; role: Role; member: Member; onClose: () => void; onSaved: () => void }) {
  const edited = useVersionedForm<MemberFields>({
    draft: `member:${org}/${member.id}`, current: versionOf(member),
    rows: [{ name: 'name', label: t.members.name }, { name: 'role', label: t.members.role, show: (value) => t.roles[value as Role] ?? value }],
    check: ({ name }) => ({ '/name': needed(name) }),
    read: async () => versionOf((await members.get(org, member.id)).data),
    write: async ({ name, role: next }, etag) => {
      const body = { ...(name === undefined ? {} : { name: name.trim() }), ...(next === undefined ? {} : { role: next as Role }) };
      await members.change(org, member.id, body, etag);
      onSaved();
    },
  });
  const { form, values } = edited;
  const giveUp = () => {
    edited.clear();
    onClose();
  };
  return (
    <Dialog title={t.members.editOf(member.name)} onClose={giveUp}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} onRetry={form.again} shown={['/name', '/role']} />
        <TextField label={t.members.name} maxLength={100} value={values.name} onInput={(name) => edited.set({ name })} error={form.fieldError('/name')} />
        <SelectField label={t.members.role} value={values.role} options={given(role)} onChange={(next) => edited.set({ role: next })} error={form.fieldError('/role')} />
        <div class="dialog-actions">
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.form.saveChanges}</Button>
        </div>
      </form>
      {edited.conflict}
    </Dialog>
  );
}
