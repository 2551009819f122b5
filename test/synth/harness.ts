import { type ApiObject, App, type AppProps, Chart, Testing, Yaml } from 'cdk8s';
import { type Diagnostic, diagnosticsOf, Identity, type Istio, istio, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';

process.env['MESH_AS_OF'] = '2026-11-21';
delete process.env['CDK8S_OUTDIR'];

/** A manifest, as loosely as a test reads it. */
// biome-ignore lint/suspicious/noExplicitAny: tests dig through YAML
export type Manifest = any;

/** What is printed on stderr during each test of the file. */
export function captureStderr(): () => string {
  let printed: string[] = [];
  let spy: jest.SpyInstance;
  beforeEach(() => {
    printed = [];
    spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
  });
  afterEach(() => spy.mockRestore());
  return () => printed.join('');
}

/** A program in one chart, or in several by their names. */
export type Build = (chart: Chart, chartOf: (id: string) => Chart) => void;

export function treeOf(build: Build, props: AppProps = {}): App {
  const app = new App(props);
  const charts = new Map<string, Chart>();
  const chartOf = (id: string): Chart => {
    if (!charts.has(id)) charts.set(id, new Chart(app, id));
    return charts.get(id)!;
  };
  build(chartOf('main'), chartOf);
  return app;
}

/** All objects of a tree in the order of its files. */
export const manifestsOf = (app: App): Manifest[] => app.charts.flatMap((chart) => Testing.synth(chart));

export const synth = (build: Build): Manifest[] => manifestsOf(treeOf(build));

/** All findings of a program as data, refusals too. */
export function findings(build: Build): readonly Diagnostic[] {
  return diagnosticsOf(treeOf(build));
}

export const codesOf = (diagnostics: readonly Diagnostic[]): string[] =>
  [...new Set(diagnostics.map(({ code }) => code))].sort();

/** Codes of the errors alone. */
export const refusals = (build: Build): string[] => codesOf(findings(build).filter((d) => d.severity === 'error'));

export const yaml = (objects: readonly Manifest[]): string => Yaml.stringify(...objects);

export const keyOf = ({ apiVersion, kind, metadata }: Manifest): string =>
  [apiVersion, kind, metadata.namespace ?? '', metadata.name].join(' ');

/** Objects by group, kind, namespace and name; a name that is written twice fails. */
export function byKey(objects: readonly Manifest[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const object of objects) {
    if (found.has(keyOf(object))) throw new Error(`${keyOf(object)} is written twice`);
    found.set(keyOf(object), Yaml.stringify(object));
  }
  return found;
}

export const ofKind = (objects: readonly Manifest[], kind: string): Manifest[] =>
  objects.filter((object) => object.kind === kind);

/** The one object of that kind and name. */
export function find(objects: readonly Manifest[], kind: string, name: string): Manifest {
  const found = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  if (found.length !== 1) throw new Error(`${found.length} objects are ${kind} ${name}`);
  return found[0];
}

export const ingress = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
export const prometheus = Identity.fromServiceAccount({ namespace: 'monitoring', name: 'prometheus' });
export const mesh = istio({ version: '1.31', ingress, scrapers: [prometheus] });

/** A namespace in observe, for programs that are about something else. */
export const namespaceIn = (chart: Chart, name = 'shop'): ZeroTrustNamespace =>
  new ZeroTrustNamespace(chart, name, { mesh, stage: Stage.observe() });

export type { ApiObject, Istio };
