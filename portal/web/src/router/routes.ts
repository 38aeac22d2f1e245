import { build } from './match';

/** Every address of the portal. */
export const patterns = {
  home: '/',
  organisations: '/organisations',
  newOrganisation: '/organisations/new',
  projects: '/o/:org',
  newProject: '/o/:org/new-project',
  project: '/o/:org/projects/:project',
  practice: '/o/:org/projects/:project/practices/:practice',
  projectSettings: '/o/:org/projects/:project/settings',
  upload: '/o/:org/projects/:project/upload',
  job: '/o/:org/projects/:project/jobs/:job',
  assessments: '/o/:org/projects/:project/assessments',
  assessment: '/o/:org/projects/:project/assessments/:assessment',
  alerts: '/o/:org/alerts',
  alert: '/o/:org/alerts/:alert',
  organisation: '/o/:org/settings',
  members: '/o/:org/settings/members',
  tokens: '/o/:org/settings/tokens',
  webhooks: '/o/:org/settings/webhooks',
  webhook: '/o/:org/settings/webhooks/:webhook',
} as const;

export const to = {
  organisations: () => patterns.organisations,
  newOrganisation: () => patterns.newOrganisation,
  projects: (org: string) => build(patterns.projects, { org }),
  newProject: (org: string) => build(patterns.newProject, { org }),
  project: (org: string, project: string) => build(patterns.project, { org, project }),
  practice: (org: string, project: string, practice: string) => build(patterns.practice, { org, project, practice }),
  projectSettings: (org: string, project: string) => build(patterns.projectSettings, { org, project }),
  upload: (org: string, project: string) => build(patterns.upload, { org, project }),
  job: (org: string, project: string, job: string) => build(patterns.job, { org, project, job }),
  assessments: (org: string, project: string) => build(patterns.assessments, { org, project }),
  assessment: (org: string, project: string, assessment: string) =>
    build(patterns.assessment, { org, project, assessment }),
  alerts: (org: string) => build(patterns.alerts, { org }),
  alert: (org: string, alert: string) => build(patterns.alert, { org, alert }),
  organisation: (org: string) => build(patterns.organisation, { org }),
  members: (org: string) => build(patterns.members, { org }),
  tokens: (org: string) => build(patterns.tokens, { org }),
  webhooks: (org: string) => build(patterns.webhooks, { org }),
  webhook: (org: string, webhook: string) => build(patterns.webhook, { org, webhook }),
};
