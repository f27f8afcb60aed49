/** How a study is made: its runs side by side, each kept in a journal the moment it ends. */
@NullMarked
package org.faultline.lab.studies.run;

import org.jspecify.annotations.NullMarked;
