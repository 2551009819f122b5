/** Hosts are outside of the cluster, and here is where they are: so that no tool misses one. */
const hosts = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: all
  namespace: shop
spec:
  hosts:
    - "*.shop.example.com"
  ports:
    - number: 8080
      name: http
      protocol: HTTP
  resolution: NONE
`;

const pair = (index: number): readonly string[] => [
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: s${index}
  namespace: shop
spec:
  hosts:
    - s${index}.shop.example.com
  http:
    - match:
        - method:
            exact: GET
      route:
        - destination:
            host: s${index}.shop.example.com
            subset: stable
      timeout: 5s
      retries:
        attempts: 2
        perTryTimeout: 1s
        retryOn: connect-failure,reset,503
    - route:
        - destination:
            host: s${index}.shop.example.com
            subset: stable
      retries:
        attempts: 0
`,
  `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: s${index}
  namespace: shop
spec:
  host: s${index}.shop.example.com
  trafficPolicy:
    connectionPool:
      http:
        http2MaxRequests: 1000
    outlierDetection:
      consecutive5xxErrors: 5
      baseEjectionTime: 30s
  subsets:
    - name: stable
      labels:
        version: v1
`,
];

/** So many objects in one text, in which no tool finds anything: VirtualServices, each with its DestinationRule; and where their hosts are. */
export const pairs = (objects: number): string =>
  [hosts, ...Array.from({ length: objects / 2 }, (_, index) => pair(index)).flat()].join('---\n');

/** One VirtualService of it. */
export const [virtualService = ''] = pair(0);

/** The same with a text where a number belongs, which every tool has to see. */
export const faulty = (objects: number): string => pairs(objects).replace('attempts: 2', 'attempts: many');
