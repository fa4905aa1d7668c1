import styles from './Keys.module.css';

/** Keys pressed together, each as it is engraved. */
export function Keys({ names }: { readonly names: readonly string[] }) {
  return (
    <span className={styles.keys} dir="ltr">
      {names.map((name) => (
        <kbd key={name} className={styles.key}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
