package dev.cairn.kit.example;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

@Entity
@Table(name = "note")
class NoteRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    String text;

    @Version
    long version;
}
