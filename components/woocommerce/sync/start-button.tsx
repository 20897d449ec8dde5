import { Button } from "@/components/ui/button";

type StartButtonProps = {
  label: string;
  hint: string;
  isPrimary?: boolean;
  isDisabled: boolean;
  isPending: boolean;
  onClick: () => void;
};

/** Starts a run, with a hint of what the run sends. */
export function StartButton({ label, hint, isPrimary = false, isDisabled, isPending, onClick }: StartButtonProps) {
  return (
    <div className="flex flex-col items-start gap-1">
      <Button
        variant={isPrimary ? "primary" : "secondary"}
        disabled={isDisabled}
        isPending={isPending}
        onClick={onClick}
      >
        {label}
      </Button>
      <span className="text-[0.8125rem] text-ink-muted">{hint}</span>
    </div>
  );
}
