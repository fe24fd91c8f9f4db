using System.Collections;

namespace Fabstir.Abi.Tests;

public sealed class AbiArrayTests
{
    [Fact]
    public void Is_written_as_a_collection_or_made_from_an_array_a_span_or_a_sequence()
    {
        AbiArray<int> expected = AbiArray.Create([1, 2, 3]);
        AbiArray<int> fromCollection = [1, 2, 3];
        AbiArray<int> fromSpread = [.. Enumerable.Range(1, 3)];
        AbiArray<int> fromArray = new int[] { 1, 2, 3 };

        Assert.Equal(expected, fromCollection);
        Assert.Equal(expected, fromSpread);
        Assert.Equal(expected, fromArray);
        Assert.Equal(expected, Enumerable.Range(1, 3).ToAbiArray());
    }

    [Fact]
    public void Does_not_change_when_its_source_does()
    {
        int[] source = [1, 2];
        List<int> list = [1, 2];
        AbiArray<int> converted = source;
        AbiArray<int> created = AbiArray.Create<int>(source);
        AbiArray<int> copied = list.ToAbiArray();
        AbiArray<int> enumerated = source.ToAbiArray();
        source[0] = 9;
        list[0] = 9;
        converted.ToArray()[0] = 9;

        Assert.All([converted, created, copied, enumerated], static array => Assert.Equal([1, 2], array.AsSpan()));
    }

    [Fact]
    public void Enumerates_a_sequence_once()
    {
        int enumerations = 0;
        AbiArray<int> array = Sequence().ToAbiArray();

        Assert.Equal(2, array.Length);
        Assert.Equal(1, enumerations);

        IEnumerable<int> Sequence()
        {
            enumerations++;
            yield return 1;
            yield return 2;
        }
    }

    [Fact]
    public void Shows_its_elements_in_every_form()
    {
        AbiArray<string> array = ["a", "b"];
        string[] expected = ["a", "b"];

        Assert.Equal(2, array.Length);
        Assert.Equal(2, ((IReadOnlyCollection<string>)array).Count);
        Assert.Equal(expected, array.AsSpan());
        Assert.Equal(expected, array.ToArray());
        Assert.Equal(("a", "b"), (array[0], array[1]));
        Assert.Equal(expected, array.ToList());
        Assert.Equal(expected, ((IEnumerable)array).Cast<string>());
        List<string> enumerated = [];
        foreach (string item in array)
        {
            enumerated.Add(item);
        }

        Assert.Equal(expected, enumerated);
    }

    [Fact]
    public void Can_be_taken_apart_by_a_list_pattern()
    {
        AbiArray<int> array = [1, 2, 3];

        Assert.True(array is [1, _, var last] && last == 3);
    }

    [Fact]
    public void Has_no_element_outside_its_length()
    {
        AbiArray<int> array = [1];

        Assert.Throws<IndexOutOfRangeException>(() => array[1]);
        Assert.Throws<IndexOutOfRangeException>(() => array[-1]);
        Assert.Throws<IndexOutOfRangeException>(static () => default(AbiArray<int>)[0]);
    }

    [Fact]
    public void Default_equals_the_empty_array_in_every_way()
    {
        AbiArray<string> written = [];

        Assert.Equal(AbiArray<string>.Empty, default);
        Assert.True(written == default);
        Assert.Equal(written.GetHashCode(), default(AbiArray<string>).GetHashCode());
        Assert.True(default(AbiArray<string>).IsEmpty && written.IsEmpty);
        Assert.Equal(0, default(AbiArray<string>).Length);
        Assert.Empty(default(AbiArray<string>));
        Assert.Empty(default(AbiArray<string>).ToArray());
        Assert.True(default(AbiArray<string>).AsSpan().IsEmpty);
        Assert.Equal("[]", default(AbiArray<string>).ToString());
    }

    [Fact]
    public void Is_equal_by_its_elements()
    {
        AbiArray<Bytes> array = ["a"u8, "b"u8];
        AbiArray<Bytes> same = ["a"u8, "b"u8];

        Assert.True(array == same);
        Assert.False(array != same);
        Assert.True(array.Equals((object)same));
        Assert.False(array.Equals("[0x61, 0x62]"));
        Assert.Equal(array.GetHashCode(), same.GetHashCode());
        Assert.True(array != ["a"u8]);
        Assert.True(array != ["b"u8, "a"u8]);
        Assert.True(array != ["a"u8, "b"u8, default(Bytes)]);
    }

    [Fact]
    public void Is_equal_by_its_elements_when_nested()
    {
        AbiArray<AbiArray<UInt256>> array = [[1, 2], [], [3]];
        AbiArray<AbiArray<UInt256>> same = [[1, 2], default, [3]];

        Assert.Equal(array, same);
        Assert.Equal(array.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(array, [[1], [2], [3]]);
        Assert.Equal("[[1, 2], [], [3]]", array.ToString());
    }
}
