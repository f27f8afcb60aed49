/** What a study leaves as {@code study.json}: records that are written and read as they stand. */
@NullMarked
package org.faultline.lab.studies.summary;

import org.jspecify.annotations.NullMarked;
