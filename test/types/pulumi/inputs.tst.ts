import type * as pulumi from '@pulumi/pulumi';
import { Duration, Testing } from 'cdk8s';
import {
  CanaryRelease,
  get,
  Identity,
  istio,
  Percent,
  post,
  ResilientService,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { Mesh } from 'cdk8s-mesh/pulumi';
import { describe, expect, test } from 'tstyche';

// What is written here must compile. Outside of an assertion, what does not is an error of this file.

declare const text: pulumi.Output<string>;
declare const count: pulumi.Output<number>;
declare const labels: pulumi.Output<Record<string, string>>;
declare const promised: Promise<string>;

const chart = Testing.chart();
const mesh = istio({ version: '1.31' });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
const workload = { image: text, port: 8080 };

describe('leaves', () => {
  test('take outputs and promises', () => {
    const payments = new ResilientService(shop, 'payments', {
      workload: { image: text, port: 8080, replicas: count, env: { A: text, B: 'b', C: promised } },
      metadata: { labels: { team: text }, annotations: labels },
      circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
    });
    new CanaryRelease(chart, 'payments-next', {
      service: payments,
      canary: { image: promised, replicas: count },
      weight: Percent.of(10),
      watch: { errorRate: Percent.of(1) },
    });
    new ZeroTrustNamespace(chart, 'other', { mesh, stage: Stage.observe(), metadata: { labels } });
  });

  test('keep their types', () => {
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', { workload: { image: count, port: 8080 } });
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', {
      workload: { image: text, port: 8080, replicas: text },
    });
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', {
      workload,
      metadata: { labels: { a: count } },
    });
  });
});

describe('what chooses an object, a name, a host, a route or a rule', () => {
  test('takes none', () => {
    expect(ResilientService).type.not.toBeConstructableWith(shop, text, { workload });
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', { workload: { image: 'a:1', port: count } });
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', { workload, port: count });
    expect(ResilientService).type.not.toBeConstructableWith(shop, 'a', {
      workload: { selector: labels, serviceAccount: 'a', port: 8080 },
    });
    expect(get).type.not.toBeCallableWith(text);
    expect(Identity.fromServiceAccount).type.not.toBeCallableWith({ namespace: text, name: 'a' });
    expect(ZeroTrustNamespace).type.not.toBeConstructableWith(chart, text, { mesh, stage: Stage.observe() });
  });
});

describe('refusals', () => {
  test('are those of a program without outputs', () => {
    expect(post('/a', { retries: { attempts: 2, on: ['reset-before-request'] } })).type.not.toRaiseError();
    // @ts-expect-error MESH2003
    post('/a', { retries: { attempts: 2, on: ['5xx'] } });
    // @ts-expect-error MESH2006
    new ResilientService(shop, 'b', { workload, routes: [] });
    // @ts-expect-error MESH1001 'imagePullPolicy' is not a property here
    new ResilientService(shop, 'c', { workload: { image: text, port: 8080, imagePullPolicy: 'Always' } });
    // @ts-expect-error MESH1001 'immage' is not a property here
    new ResilientService(shop, 'd', { workload: { image: text, port: 8080, immage: text } });
  });
});

describe('outputs', () => {
  test('are those of what the builder returns', () => {
    const release = new Mesh('shop', (scope) => {
      const namespace = new ZeroTrustNamespace(scope, 'shop', { mesh, stage: Stage.observe() });
      const payments = new ResilientService(namespace, 'payments', { workload });
      return { namespace, payments };
    });
    expect(release.outputs.payments.host).type.toBe<pulumi.Output<string>>();
    expect(release.outputs.payments.port).type.toBe<pulumi.Output<number>>();
    expect(release.outputs.namespace.name).type.toBe<pulumi.Output<string>>();
    expect(release.outputs.payments).type.not.toHaveProperty('nothing');
  });

  test('are those of the one construct that it returns', () => {
    const release = new Mesh('shop', (scope) => {
      const namespace = new ZeroTrustNamespace(scope, 'shop', { mesh, stage: Stage.observe() });
      return new ResilientService(namespace, 'payments', { workload });
    });
    expect(release.outputs.host).type.toBe<pulumi.Output<string>>();
  });

  test('are the same of an async builder, and none of one that returns nothing', () => {
    const later = new Mesh('shop', async (scope) => ({
      namespace: new ZeroTrustNamespace(scope, 'shop', { mesh, stage: Stage.observe() }),
    }));
    expect(later.outputs.namespace.name).type.toBe<pulumi.Output<string>>();
    const none = new Mesh('shop', () => undefined);
    expect(none.outputs).type.not.toHaveProperty('namespace');
  });
});
