/** The secrets of one run of the web host, and how they are compared. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: not to be guessed, however many guesses a program on this machine makes. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** Compares in a time that tells nothing about where they differ, nor how long the secret is. */
export function isSecret(given: string | null | undefined, secret: string): boolean {
  if (given === null || given === undefined) return false;
  return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
