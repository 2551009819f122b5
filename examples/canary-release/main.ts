import { App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease,
  cookie,
  get,
  Identity,
  istio,
  Percent,
  post,
  ResilientService,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';

const app = new App();
const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });

const base = new Chart(app, 'checkout');
const checkout = new ZeroTrustNamespace(base, 'checkout', {
  mesh: istio({ version: '1.31', ingress: gateway }),
  stage: Stage.observe(),
});
const cart = new ResilientService(checkout, 'cart', {
  workload: { image: 'registry.example/cart:4.2.0', port: 8080, replicas: 6 },
  routes: [
    get('/cart', { timeout: Duration.seconds(2), retries: { attempts: 2, on: ['5xx'] } }),
    post('/cart', { timeout: Duration.seconds(3) }),
  ],
  circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
});
const storefront = new ResilientService(checkout, 'storefront', {
  workload: { image: 'registry.example/storefront:8.1.0', port: 8080 },
});
checkout.allow({ from: gateway, to: storefront });
checkout.allow({ from: storefront, to: cart });

// in a chart of its own, so that the release comes and goes without touching the other file's name
new CanaryRelease(new Chart(app, 'checkout-canary'), 'cart-next', {
  service: cart,
  canary: { image: 'registry.example/cart:5.0.0', replicas: 2 },
  steps: [
    { weight: Percent.of(5), hold: Duration.hours(1) },
    { weight: Percent.of(25), hold: Duration.hours(4) },
    { weight: Percent.of(50), hold: Duration.hours(24) },
  ],
  step: 0,
  testers: cookie('beta', 'yes'),
  watch: { errorRate: Percent.of(1), latency: Duration.millis(800) },
  until: '2027-01-31',
});

app.synth();
