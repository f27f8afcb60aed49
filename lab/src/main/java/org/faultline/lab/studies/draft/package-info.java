/** Workloads that are written for the user: from a few numbers, or from a recorded trace. */
@NullMarked
package org.faultline.lab.studies.draft;

import org.jspecify.annotations.NullMarked;
