import { readFileSync, writeFileSync } from 'node:fs';

/** Says at the end of the process what it took: milliseconds of CPU and the most memory in bytes. */
export function tellUsage(): void {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1_000, peak: maxRSS * 1024 };
    writeFileSync(process.env['BENCH_USAGE']!, JSON.stringify(usage));
  });
}

/** What a process said. */
export const readUsage = (file: string): { readonly cpu: number; readonly peak: number } =>
  JSON.parse(readFileSync(file, 'utf8'));
