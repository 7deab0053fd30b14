import classes from './word-mark.module.css';

/** Two hands in one stroke: an S of two halves that hold each other. */
export function Mark({ size = '1.5rem' }: { size?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      style={{ inlineSize: size, blockSize: size }}
      aria-hidden="true"
    >
      <rect width="32" height="32" rx="8" fill="#0b6468" />
      <g fill="none" strokeWidth="3.2" strokeLinecap="round">
        <path stroke="#fff" d="M21.5 11.2A5.6 5.6 0 0 0 16 6.6a5.2 5.2 0 0 0-5.3 5c0 3 2.4 4.2 5.3 4.4" />
        <path stroke="#8fd0cf" d="M10.5 20.8A5.6 5.6 0 0 0 16 25.4a5.2 5.2 0 0 0 5.3-5c0-3-2.4-4.2-5.3-4.4" />
      </g>
    </svg>
  );
}

export function WordMark({ size = '1.5rem' }: { size?: string }) {
  return (
    <span className={classes.wordMark}>
      <Mark size={size} />
      <span className={classes.name}>Sinergi</span>
    </span>
  );
}
