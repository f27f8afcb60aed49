package org.faultline.memory;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The bytes of an object with all that it leads to through arrays and classes of this project, as a
 * Java machine with references of four bytes lays them out. Objects of the library count nothing.
 */
public final class DeepSize {
  private static final int HEADER = 16;
  private static final int REFERENCE = 4;

  private DeepSize() {}

  /** The size of {@code root}, in bytes. */
  public static long of(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    long bytes = 0;
    while (!open.isEmpty()) {
      Object object = open.poll();
      if (seen.add(object)) {
        bytes += object.getClass().isArray() ? array(object, open) : fields(object, open);
      }
    }
    return bytes;
  }

  private static long array(Object array, Deque<Object> open) {
    int length = Array.getLength(array);
    if (array instanceof Object[] elements) {
      for (Object element : elements) {
        reach(element, open);
      }
    }
    return HEADER + (long) length * width(array.getClass().getComponentType()) + 7 & -8;
  }

  private static long fields(Object object, Deque<Object> open) {
    long bytes = HEADER;
    for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          bytes += width(field.getType());
          field.setAccessible(true);
          try {
            if (!field.getType().isPrimitive()) {
              reach(field.get(object), open);
            }
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        }
      }
    }
    return bytes + 7 & -8;
  }

  private static void reach(Object object, Deque<Object> open) {
    if (object != null
        && !object.getClass().isHidden()
        && (object.getClass().isArray()
            || object.getClass().getName().startsWith("org.faultline.")
                && !(object instanceof Enum))) {
      open.add(object);
    }
  }

  private static int width(Class<?> type) {
    if (type == long.class || type == double.class) {
      return 8;
    } else if (type == int.class || type == float.class) {
      return 4;
    } else if (type == char.class || type == short.class) {
      return 2;
    }
    return type.isPrimitive() ? 1 : REFERENCE;
  }
}
