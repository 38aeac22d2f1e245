import { reportAddress, type ReportFormat } from '../api';
import { t } from '../text';
import { Icon } from '../ui/icon';

const FORMATS: readonly ReportFormat[] = ['html', 'jws', 'markdown', 'csv', 'json'];

/** The forms in which an assessment can be taken along. The printable one opens; the others are files. */
export function Reports({ org, project, id }: { org: string; project: string; id: string }) {
  return (
    <section class="panel reports" aria-labelledby="reports">
      <h2 id="reports">{t.reports.heading}</h2>
      <p class="fine">{t.reports.lead}</p>
      <ul class="report-list">
        {FORMATS.map((format) => (
          <li key={format}>
            <a
              class="button button-plain" href={reportAddress(org, project, id, format)}
              {...(format === 'html' ? { target: '_blank', rel: 'noopener' } : { download: '' })}
            >
              <Icon name={format === 'html' ? 'out' : 'down'} size={16} /><span>{t.reports.forms[format]}</span>
            </a>
            <span class="fine">{t.reports.what[format]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
