using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Libraries are linked where compilers say, and nothing that is not linked can be deployed.</summary>
public sealed class BytecodeTests
{
    // Solidity's documentation: the placeholder of a library is $, 34 digits of the Keccak-256 of file and name, and $. The digits are of ethers 6's id().
    private const string Maths = "__$8d5bd6f4ec872d332d9d2a9e440cf6dbe2$__";
    private const string Old = "__lib/Maths.sol:Maths___________________";

    private static readonly Address Library = Address.Parse("0x00000000000000000000000000000000000000aa");

    [Fact]
    public void Without_libraries()
    {
        Assert.Equal(Bytes.Parse("0x6001"), Bytecode.Parse("6001").ToBytes());
        Assert.Equal(Bytes.Parse("0x6001"), Bytecode.Parse(" 0x6001\n").ToBytes());
        Assert.Equal(Bytes.Parse("0x6001"), Bytecode.Create(Bytes.Parse("0x6001")).ToBytes());
        Assert.Equal(0, Bytecode.Parse("0x").Size);
    }

    [Fact]
    public void Every_place_of_a_library_is_filled()
    {
        Bytecode unlinked = Bytecode.Parse($"60{Maths}61{Maths}");

        Bytecode linked = unlinked.Link("lib/Maths.sol:Maths", Library);

        Assert.Equal((42, false, true), (unlinked.Size, unlinked.IsLinked, linked.IsLinked));
        Assert.Equal(Bytes.Parse("0x6000000000000000000000000000000000000000aa6100000000000000000000000000000000000000aa"), linked.ToBytes());
        Assert.Equal([Maths], unlinked.UnlinkedLibraries);
    }

    [Fact]
    public void Names_come_from_the_compiler()
    {
        Bytecode unlinked = Bytecode.Parse($"60{Maths}", [new LinkReference("lib/Maths.sol:Maths", 1)]);

        Assert.Equal(["lib/Maths.sol:Maths"], Assert.Throws<UnlinkedBytecodeException>(() => _ = unlinked.ToBytes()).Libraries);
        Assert.True(unlinked.Link("Maths", Library).IsLinked);
        Assert.True(unlinked.Link("lib/Maths.sol:Maths", Library).IsLinked);
        Assert.Equal("21 bytes, unlinked: lib/Maths.sol:Maths", unlinked.ToString());
    }

    [Fact]
    public void Old_compilers_put_the_name_into_the_code()
    {
        Bytecode unlinked = Bytecode.Parse($"60{Old}");

        Assert.Equal(["lib/Maths.sol:Maths"], unlinked.UnlinkedLibraries);
        Assert.True(unlinked.Link("lib/Maths.sol:Maths", Library).IsLinked);
        Assert.True(unlinked.Link("Maths", Library).IsLinked);
    }

    [Fact]
    public void One_after_the_other_and_no_library_that_is_not_needed()
    {
        Bytecode unlinked = Bytecode.Parse($"{Maths}{Old.Replace("Maths", "Texts", StringComparison.Ordinal)}");

        Bytecode half = unlinked.Link("lib/Maths.sol:Maths", Library);

        Assert.Equal(["lib/Texts.sol:Texts"], Assert.Throws<UnlinkedBytecodeException>(() => _ = half.ToBytes()).Libraries);
        Assert.Throws<ArgumentException>(() => half.Link("lib/Maths.sol:Maths", Library));
        Assert.Throws<ArgumentException>(() => half.Link("Other", Library));
        Assert.True(half.Link("Texts", Library).IsLinked);
    }

    [Fact]
    public void A_name_that_two_files_have_needs_its_file()
    {
        Bytecode unlinked = Bytecode.Parse($"{Maths}{Old.Replace("lib", "bil", StringComparison.Ordinal)}", [new LinkReference("lib/Maths.sol:Maths", 0)]);

        Assert.Throws<ArgumentException>(() => unlinked.Link("Maths", Library));
        Assert.Equal(["bil/Maths.sol:Maths"], unlinked.Link("lib/Maths.sol:Maths", Library).UnlinkedLibraries);
    }

    [Theory]
    [InlineData("0x600")]
    [InlineData("0x60zz")]
    [InlineData("60__$8d5bd6f4ec")]
    [InlineData("6__$8d5bd6f4ec872d332d9d2a9e440cf6dbe2$__0")]
    public void What_is_no_bytecode(string text) => Assert.Throws<FormatException>(() => Bytecode.Parse(text));
}
