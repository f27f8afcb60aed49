/** Patterns of references that use memory as a recorded trace does. */
@NullMarked
package org.faultline.lab.studies.draft.fit;

import org.jspecify.annotations.NullMarked;
