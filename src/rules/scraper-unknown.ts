import { opening, program } from './example';
import type { Rule } from './rule';

const scrape = (cidrs: readonly string[]) =>
  program({ openings: [opening({ at: 'scrapes[0]', purpose: 'scrape', cidrs, until: undefined })] });

export const scraperUnknown: Rule = {
  code: 'MESH3102',
  name: 'scraper-unknown',
  severity: 'error',
  summary: 'A port for scrapers where nobody says who scrapes.',
  what: 'port {port} is open for scrapers, and none is known',
  why: 'an open port without a name or an address is open for nobody, or for everybody',
  fix: 'name the scrapers on the mesh (scrapers: [identity]), or give cidrs',
  reads: ['namespaces', 'services', 'openings'],
  bad: scrape([]),
  good: scrape(['10.1.2.0/24']),
  *check(graph) {
    for (const { purpose, cidrs, service, path, at, port } of graph.openings) {
      if (purpose !== 'scrape' || cidrs.length > 0) continue;
      const target = graph.service(service);
      if (target === undefined || graph.namespaceOf(target).mesh.scrapers.length > 0) continue;
      yield { path, at, values: { port: String(port) } };
    }
  },
};
