/** What recordings of references and logs of calls hold, as lines of text and as JSON. */
@NullMarked
package org.faultline.lab.verification.recording;

import org.jspecify.annotations.NullMarked;
