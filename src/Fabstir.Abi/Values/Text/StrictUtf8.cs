using System.Text;

namespace Fabstir.Abi;

/// <summary>UTF-8 that refuses what is not UTF-8: a replacement character would silently be another string.</summary>
internal static class StrictUtf8
{
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
