/** Whether the sandbox has named this: to a carrier that was configured later it means nothing. */
export const isSimulated = (carrierName: string): boolean => carrierName.startsWith('sandbox-');
