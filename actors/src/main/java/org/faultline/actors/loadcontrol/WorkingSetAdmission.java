package org.faultline.actors.loadcontrol;

/**
 * Activates a process only if its working set fits beside those of the active, and suspends the one
 * activated last where they have outgrown memory.
 *
 * <p>A working set that is not known yet is taken to be as large as those that are, on average, and
 * nobody is admitted beside more than one of those. Source: Denning, "The working set model for
 * program behavior", Communications of the ACM 11(5), 1968, section 5.
 */
final class WorkingSetAdmission implements LoadController {

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    long known = 0;
    long pages = 0;
    for (ProcessLoad load : measured.active()) {
      known += load.workingSetPages() >= 0 ? 1 : 0;
      pages += Math.max(0, load.workingSetPages());
    }
    long unknown = measured.active().size() - known;
    // What is not known yet is at least what it holds.
    long mean = known == 0 ? 0 : (pages + known - 1) / known;
    for (ProcessLoad load : measured.active()) {
      if (load.workingSetPages() < 0) {
        pages += Math.max(mean, known == 0 ? load.residentPages() : 0);
      }
    }
    if (pages > measured.frames()) {
      return measured.suspendLast();
    }
    int admitted = 0;
    for (ProcessLoad load : measured.waiting()) {
      boolean guessed = load.workingSetPages() < 0;
      pages += guessed ? Math.max(1, mean) : load.workingSetPages();
      if (pages > measured.frames() || guessed && unknown > 0) {
        break;
      }
      unknown += guessed ? 1 : 0;
      admitted++;
    }
    return LoadDecision.activate(admitted);
  }
}
