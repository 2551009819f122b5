import { linkerdFeatures } from '../../../src/meshes/linkerd/features';
import { features } from '../../../src/model/feature';

const states = Object.values(linkerdFeatures).flatMap((table) => Object.entries(table));

it('there is a word on every feature', () => {
  for (const table of Object.values(linkerdFeatures))
    expect(Object.keys(table).sort()).toEqual(Object.keys(features).sort());
});

it.each(states)('%s: what is lost or lacking is said shortly, with the way out and a source', (_, state) => {
  if (state.state === 'can') return expect(state.shown).toBe('linkerd');
  const words = 'loss' in state ? state.loss : state.reason;
  for (const text of [words, state.wayOut]) expect(text.length).toBeLessThanOrEqual(90);
  expect(state.source).toMatch(/^(https:\/\/|linkerd$)/);
});
