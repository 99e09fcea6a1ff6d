import type { z } from 'zod';

export interface DescribedIssue {
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** A validation issue in words: which member, what is wrong with it, and what should stand there. Values are not repeated. */
export function describeIssue(issue: z.core.$ZodIssue): DescribedIssue {
  const field = issue.path.map(String).join('.') || 'row';
  return { field, ...wordsFor(issue) };
}

function wordsFor(issue: z.core.$ZodIssue): { problem: string; fix: string } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { problem: `is missing or no ${issue.expected}`, fix: `Write ${withArticle(issue.expected)}.` }
        : { problem: `is no ${issue.expected}`, fix: `Write ${withArticle(issue.expected)}, as JSON.` };
    case 'invalid_value':
      return { problem: 'is none of the values that can stand here', fix: `Write one of ${issue.values.map(String).join(', ')}.` };
    case 'too_big':
      return { problem: `is over the limit of ${String(issue.maximum)}`, fix: `At most ${String(issue.maximum)} can stand here.` };
    case 'too_small':
      return { problem: `is under the limit of ${String(issue.minimum)}`, fix: `At least ${String(issue.minimum)} must stand here.` };
    case 'invalid_format':
      return { problem: `has not the form of a ${issue.format}`, fix: formatFix(issue) };
    case 'unrecognized_keys':
      return { problem: `holds members that are not known: ${issue.keys.join(', ')}`, fix: 'Take them out, or correct their spelling.' };
    default:
      return { problem: issue.message, fix: 'Correct it as the schema of this file says.' };
  }
}

function withArticle(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

function formatFix(issue: z.core.$ZodIssue & { code: 'invalid_format' }): string {
  const known: Record<string, string> = {
    date: 'Write a calendar date that exists, YYYY-MM-DD.',
    datetime: 'Write an instant with its zone, such as 2026-01-02T03:04:05Z.',
    email: 'Write an e-mail address.',
    ipv4: 'Write an IPv4 or IPv6 address.',
    ipv6: 'Write an IPv4 or IPv6 address.',
  };
  return known[issue.format] ?? `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`;
}
