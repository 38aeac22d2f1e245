-- Waivers that are about to end are a kind of trouble, too; told_ageing names those already told beside the evidence.
alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check
    check (kind in ('gate-opened', 'regression', 'evidence-ageing', 'waiver-ending'));
