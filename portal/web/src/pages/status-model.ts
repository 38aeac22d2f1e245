import type { Component } from '../api/types';

type Bindings = Component['bindings'];

/** A list with one of its items at another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** The services of bindings that name nothing else, as they are typed. */
export const servicesOf = (bindings: Bindings): string =>
  bindings.filter(({ project }) => project === undefined).map(({ service }) => service ?? '').join(', ');

/** Bindings with other services; those that name a project stay, since the form does not show them. */
export const withServices = (bindings: Bindings, services: string): Bindings => [
  ...bindings.filter(({ project }) => project !== undefined),
  ...[...new Set(services.split(',').map((one) => one.trim()).filter((one) => one !== ''))].map((service) => ({ service })),
];
