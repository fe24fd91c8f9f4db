namespace Fabstir.Abi.Tests;

public sealed class ExceptionTests
{
    [Fact]
    public void A_format_exception_says_where()
    {
        InvalidOperationException inner = new();
        AbiFormatException exception = new("The word is odd.", 12_345, inner);

        Assert.Equal(12_345, exception.Position);
        Assert.Same(inner, exception.InnerException);
        Assert.StartsWith("The word is odd.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("12345", exception.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<FormatException>(exception);
        Assert.Null(new AbiFormatException("The word is odd.", 0).InnerException);
    }

    [Fact]
    public void An_encoding_exception_names_the_type()
    {
        AbiEncodingException exception = new("uint24", "16777216 is too large.");

        Assert.Equal("uint24", exception.SolidityType);
        Assert.Equal("16777216 is too large.", exception.Message);
        Assert.IsAssignableFrom<ArgumentException>(exception);
    }
}
