import * as nodeModule from 'node:module';

/** Node 22.1 and later can keep compiled code from one run to the next, which is a part of the start. */
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
