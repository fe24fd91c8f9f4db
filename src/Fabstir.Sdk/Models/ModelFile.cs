using System.Buffers;
using System.Security.Cryptography;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Files of models.</summary>
public static class ModelFile
{
    private const int BufferSize = 1 << 20;

    /// <summary>The SHA-256 of a file of any size: it is read once, a mebibyte at a time, from where the stream stands to its end.</summary>
    /// <param name="content">The file. It is not disposed.</param>
    /// <param name="progress">Is told how many bytes were read so far; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<Bytes32> ComputeSha256Async(
        Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long total = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                total += read;
                progress?.Report(total);
            }

            return new Bytes32(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
