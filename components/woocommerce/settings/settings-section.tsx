import type { ReactNode } from "react";

type SettingsSectionProps = { id: string; title: string; text: string; children: ReactNode };

/** Heading and explanation beside the fields where there is room, otherwise above them. */
export function SettingsSection({ id, title, text, children }: SettingsSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-6 first:border-t-0 first:pt-0 lg:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
    >
      <header>
        <h2 id={id} className="text-[0.9375rem] font-semibold">
          {title}
        </h2>
        <p className="mt-1 max-w-[60ch] text-ink-muted">{text}</p>
      </header>
      <div className="max-w-2xl min-w-0 space-y-4">{children}</div>
    </section>
  );
}
