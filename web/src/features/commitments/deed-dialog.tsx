import type { Commitment } from '../../api';
import { AnswerDialog } from './answer-dialog';
import { ConfirmDeed } from './confirm-deed';
import { ExtensionDialog } from './extension-dialog';
import type { AskedVerb, Deed } from './moves';
import { ReportDialog } from './report-dialog';

export interface DialogProps {
  commitment: Commitment;
  onClose: () => void;
}

/** The form or the question of one deed. */
export function DeedDialog({ deed, ...props }: DialogProps & { deed: Deed }) {
  switch (deed) {
    case 'report':
      return <ReportDialog {...props} />;
    case 'extend':
      return <ExtensionDialog {...props} />;
    case 'answer':
      return <AnswerDialog {...props} />;
    default:
      return <ConfirmDeed {...props} verb={deed as AskedVerb} />;
  }
}
