/** What a study asks: its config, the factors that vary and the cells that follow from them. */
@NullMarked
package org.faultline.lab.studies.design;

import org.jspecify.annotations.NullMarked;
