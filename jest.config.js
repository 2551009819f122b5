module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/types/'],
  moduleNameMapper: {
    '^cdk8s-mesh$': '<rootDir>/src/index.ts',
    '^cdk8s-mesh/pulumi$': '<rootDir>/src/pulumi/index.ts',
    '^cdk8s-mesh/pulumi/testing$': '<rootDir>/src/pulumi/testing.ts',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  // the default leaves one core of two idle
  maxWorkers: '100%',
  // several tests start processes
  testTimeout: 60_000,
};
