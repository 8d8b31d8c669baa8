// @ts-check
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './project.js';

/** Lines of a message that are kept: what was expected and what came instead, not where. */
const LINES = 4;

/**
 * @typedef {object} Failures What failed, each by its name with the first lines of why.
 * @property {string[]} failed
 * @property {string[]} flaky Ran out of time, and passed when it was tried again.
 */

/**
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile
 */

/**
 * The tests that failed, by file and name; a file that could not be loaded counts.
 *
 * @param {{ testResults: TestFile[] }} report Of Vitest's JSON reporter. @returns {Failures}
 */
export function vitestFailures(report) {
  const [failed, flaky] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(ROOT, name);
    for (const { fullName, status: outcome, failureMessages = [] } of assertionResults) {
      if (failureMessages.length === 0) continue;
      (outcome === 'failed' ? failed : flaky).push(describe(`${file} › ${fullName}`, failureMessages[0]));
    }
    const isUnloadable = status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    if (isUnloadable) failed.push(describe(file, message));
  }
  return { failed, flaky };
}

/**
 * @typedef {{ status: string, results: { error?: { message?: string } }[] }} Attempted
 * @typedef {{ title: string, tests: Attempted[] }} Spec
 * @typedef {{ title: string, suites?: Suite[], specs: Spec[] }} Suite
 */

/**
 * The journeys that failed, by file and name.
 *
 * @param {Suite} suite One of the suites of Playwright's JSON reporter; they hold others. @returns {string[]}
 */
export function playwrightFailures({ title, suites = [], specs }) {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => describe(spec.title, results.find(({ error }) => error)?.error?.message)),
  );
  return [...own, ...suites.flatMap(playwrightFailures)].map((name) => `${title} › ${name}`);
}

/** @param {string} what @param {string} [message] */
function describe(what, message = '') {
  const lines = stripVTControlCharacters(message).split('\n');
  const why = lines.filter((line) => line.trim() !== '' && !/^\s*at /.test(line)).slice(0, LINES);
  return [what, ...why.map((line) => `    ${line.trim()}`)].join('\n');
}
