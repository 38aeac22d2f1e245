-- What escalation, paging and muting write into the story of an alert.
alter table alert_timeline
    drop constraint alert_timeline_kind_check,
    add constraint alert_timeline_kind_check check (kind in
        ('raised', 'repeated', 'acknowledged', 'snoozed', 'woken', 'resolved', 'delivered', 'delivery-failed', 'note',
        'escalated', 'nobody-on-call', 'escalation-ended', 'held', 'acknowledgement-ended', 'paged', 'page-failed',
        'grouped'));
