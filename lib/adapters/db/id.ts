import { v7 } from 'uuid';

/** A primary key: UUIDv7, so that new rows lie together and sort by when they were made. */
export const newId = (): string => v7();
