interface Window {
  /** The theme's own, where pages are exchanged without a reload: tells of each new one. */
  document$?: { subscribe(follow: (document: Document) => void): void };
}
