/** How the commands that read a recording let their users say how it is read. */
package org.faultline.lab.verification.recording;
