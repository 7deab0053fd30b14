import { useState, type DragEvent } from 'react';
import type { AgendaItem } from '../../api';

interface Dragged {
  item: AgendaItem;
  /** Where it would fall. */
  over: number | null;
}

export interface AgendaDrag {
  /** Spread into the grip of an item. */
  grip: (item: AgendaItem) => object;
  /** Spread into the line of an item: a place to let go. */
  line: (item: AgendaItem) => object;
}

/** Takes an item to another place with the mouse; keys and the menu of an item do the same. */
export function useAgendaDrag(place: (item: AgendaItem, number: number) => Promise<void>): AgendaDrag {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const end = () => setDragged(null);
  return {
    grip: (item) => ({
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', item.title);
        const line = event.currentTarget.closest('li');
        if (line !== null) event.dataTransfer.setDragImage(line, 16, 16);
        setDragged({ item, over: null });
      },
      onDragEnd: end,
    }),
    line: (item) => {
      if (dragged === null) return {};
      const isOver = dragged.over === item.number && item.id !== dragged.item.id;
      return {
        ...(item.id === dragged.item.id ? { 'data-dragged': true } : {}),
        ...(isOver ? { 'data-drop': item.number < dragged.item.number ? 'before' : 'after' } : {}),
        onDragOver: (event: DragEvent<HTMLElement>) => {
          event.preventDefault();
          if (dragged.over !== item.number) setDragged({ ...dragged, over: item.number });
        },
        onDrop: (event: DragEvent<HTMLElement>) => {
          event.preventDefault();
          end();
          if (item.number !== dragged.item.number) void place(dragged.item, item.number);
        },
      };
    },
  };
}
