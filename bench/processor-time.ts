import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of this length on every machine that Node runs on. */
const TICK_MS = 10;

interface ProcessStat {
  parent: number;
  cpuMs: number;
  /** Of the children that have ended. */
  endedMs: number;
}

/** Undefined when the process is gone, or the system has no `/proc`. */
function statOf(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets, and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = (user: number) => Number(fields[user]) + Number(fields[user + 1]);
    return { parent: Number(fields[1]), cpuMs: ticks(11) * TICK_MS, endedMs: ticks(13) * TICK_MS };
  } catch {
    return undefined;
  }
}

/** Processor milliseconds, user and system, that a process has used so far; NaN where they cannot be known. */
export const cpuOf = (pid: number): number => statOf(pid)?.cpuMs ?? Number.NaN;

/** The same of a process and its children, living or ended, for Postgres with its backends. */
export function cpuOfFamily(pid: number): number {
  try {
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const family = children.map((name) => statOf(Number(name))).filter((stat) => stat?.parent === pid);
    const own = statOf(pid);
    return family.reduce((total, stat) => total + (stat?.cpuMs ?? 0), own ? own.cpuMs + own.endedMs : Number.NaN);
  } catch {
    return Number.NaN;
  }
}

/** Resident bytes of a process; 0 when it is gone. */
export function residentBytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export const parentOf = (pid: number): number | undefined => statOf(pid)?.parent;
