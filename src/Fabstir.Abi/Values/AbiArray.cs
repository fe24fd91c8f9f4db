using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fabstir.Abi;

/// <summary>Solidity's <c>T[]</c> and <c>T[n]</c>: an immutable list, compared by its elements.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <remarks>
/// Written in a collection expression (<c>[a, b]</c>) or made by <see cref="AbiArray.Create{T}"/> and <see cref="AbiArray.ToAbiArray{T}"/>.
/// <c>default</c> equals the empty array. The length of a <c>T[n]</c> is checked when it is encoded. Thread-safe.
/// </remarks>
[CollectionBuilder(typeof(AbiArray), nameof(AbiArray.Create))]
public readonly struct AbiArray<T> : IReadOnlyList<T>, IEquatable<AbiArray<T>>
{
    private readonly T[]? _items;

    internal AbiArray(T[] items) => _items = items;

    /// <summary>No elements.</summary>
    public static AbiArray<T> Empty => default;

    /// <summary>How many elements there are.</summary>
    public int Length => _items is null ? 0 : _items.Length;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Length == 0;

    /// <inheritdoc/>
    int IReadOnlyCollection<T>.Count => Length;

    /// <summary>The element at an index.</summary>
    /// <param name="index">0 to <see cref="Length"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">The index is negative, or not below <see cref="Length"/>.</exception>
    public T this[int index] => AsSpan()[index];

    /// <summary>The elements, without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>A new array with the elements.</summary>
    public T[] ToArray() => AsSpan().ToArray();

    /// <inheritdoc/>
    public bool Equals(AbiArray<T> other)
    {
        ReadOnlySpan<T> left = AsSpan();
        ReadOnlySpan<T> right = other.AsSpan();
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AbiArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets, separated by commas.</summary>
    public override string ToString()
    {
        StringBuilder text = new("[");
        for (int i = 0; i < Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}{this[i]}");
        }

        return text.Append(']').ToString();
    }

    /// <summary>Enumerates the elements.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Whether both have equal elements in the same order.</summary>
    public static bool operator ==(AbiArray<T> left, AbiArray<T> right) => left.Equals(right);

    /// <summary>Whether the length or any element differs.</summary>
    public static bool operator !=(AbiArray<T> left, AbiArray<T> right) => !left.Equals(right);

    /// <summary>Copies the array: the value does not change when the array does.</summary>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static implicit operator AbiArray<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return AbiArray.Create<T>(items);
    }
}

/// <summary>Makes <see cref="AbiArray{T}"/> values.</summary>
public static class AbiArray
{
    /// <summary>Copies elements.</summary>
    /// <param name="items">Any number of elements.</param>
    /// <returns>The array; it does not change when the source does.</returns>
    public static AbiArray<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new AbiArray<T>(items.ToArray());

    /// <summary>Copies a sequence.</summary>
    /// <param name="items">Enumerated once.</param>
    /// <returns>The array.</returns>
    public static AbiArray<T> ToAbiArray<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new AbiArray<T>([.. items]);
    }
}
