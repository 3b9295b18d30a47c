/** How runs are named that no carrier has named: those that are played here, and those that wait. */
export const LOCAL_RUN = 'local-run-';
