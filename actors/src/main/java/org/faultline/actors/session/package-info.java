/**
 * A machine without a config: open it, open processes on it, call, step, close. See {@link
 * org.faultline.actors.session.MachineSession}.
 */
@NullMarked
package org.faultline.actors.session;

import org.jspecify.annotations.NullMarked;
