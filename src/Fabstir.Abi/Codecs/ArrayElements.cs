namespace Fabstir.Abi.Codecs;

/// <summary>The elements of an array, with or without a length before them: side by side when static, else offsets and then the values.</summary>
internal static class ArrayElements<T, TCodec>
    where TCodec : IAbiCodec<T>
{
    public static int GetSize(ReadOnlySpan<T> items)
    {
        int size = checked(items.Length * TCodec.HeadSize);
        if (TCodec.IsDynamic)
        {
            foreach (T item in items)
            {
                size = checked(size + TCodec.GetSize(item));
            }
        }

        return size;
    }

    public static int Encode(ReadOnlySpan<T> items, Span<byte> destination)
    {
        int head = 0;
        if (!TCodec.IsDynamic)
        {
            foreach (T item in items)
            {
                head += TCodec.Encode(item, destination[head..]);
            }

            return head;
        }

        int tail = items.Length * AbiWord.Size;
        foreach (T item in items)
        {
            AbiHead.WriteOffset(destination[head..], tail);
            head += AbiWord.Size;
            tail += TCodec.Encode(item, destination[tail..]);
        }

        return tail;
    }

    /// <summary>Reads elements whose number has been checked against the data.</summary>
    public static AbiArray<T> Decode(int length, ReadOnlySpan<byte> data, int start, ref int budget)
    {
        if (length == 0)
        {
            return default;
        }

        // Outside the loop: for records these are calls.
        bool isDynamic = TCodec.IsDynamic;
        int headSize = TCodec.HeadSize;
        T[] items = new T[length];
        int position = start;
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = TCodec.Decode(data, isDynamic ? AbiHead.ReadOffset(data, start, position) : position, ref budget);
            position += headSize;
        }

        return new AbiArray<T>(items);
    }
}
