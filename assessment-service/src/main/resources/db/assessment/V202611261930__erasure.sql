-- What is kept of a project goes when the project was deleted. Audit entries stay: they are the organisation's.
grant delete on waiver, attestation, public_page, roadmap_choice to ${appRole};

-- Erasing looks for a project's jobs and shadow results; neither was looked for by its project alone.
create index shadow_result_of_project on shadow_result (project_id);
