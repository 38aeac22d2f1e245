import { en } from './en';

/** The language of texts, dates and numbers. */
export const LOCALE = 'en-GB';

/** The texts of the portal. */
export const t = en;
