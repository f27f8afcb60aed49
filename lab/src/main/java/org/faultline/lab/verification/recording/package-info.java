/** What recordings of references and logs of calls hold, as lines of text and as JSON. */
package org.faultline.lab.verification.recording;
